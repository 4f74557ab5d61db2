-- What the exchange writes for a packet of 8 KB with three recipients, in one statement and one transaction as it does.
with it as (
  select uuidv7() as document, uuidv7() as packet, uuidv7()::text as receipt, now() as at, md5(random()::text) as noise
), new_document as (
  insert into floor.document (id, sender, document_id, business_type, edition, packet, content_digest, code_number,
    code_notation, subject, promulgated_on, priority, accepted_at)
  select document, 'H36.01', noise, 0, 1, packet, decode(noise || noise, 'hex'), noise, 'VP-MẪU',
         'V/v thử nghiệm liên thông văn bản điện tử sau sắp xếp đơn vị hành chính', '2025-07-01', 0, at
    from it
), new_packet as (
  insert into floor.packet (id, document, kind, sha256, bytes, inline, brought_by, brought_at, verdict, policy,
    directory_version, warnings, receipt)
  select packet, document, 'document', decode(noise || noise, 'hex'), 8096, convert_to(repeat(noise, 253), 'UTF8'),
         'dms-van-phong', at, jsonb_build_object('verdict', 'valid', 'certificate', repeat(noise, 16)), 'either', 60,
         '[]', receipt
    from it
), new_attachment as (
  insert into floor.attachment (packet, n, name, content_type, bytes, sha256, encoded_from, encoded_to, wrapped)
  select packet, 1, 'van-ban-1.pdf', 'application/pdf', 1400, decode(noise || noise, 'hex'), 6000, 7868, false from it
), new_delivery as (
  insert into floor.delivery (id, carries, document, packet, recipient, addressed_to, state, since, created_at,
    expires_at, urgent)
  select uuidv7(), 'document', document, packet, recipient, array[recipient], 'pending', at, at,
         at + interval '30 days', false
    from it, unnest(array['H36.40', 'H36.41', 'H36.42']) as recipient
), new_receipt as (
  insert into floor.receipt (id, event, at, document, jws)
  select receipt, 'SubmissionAcceptance', at, document, repeat(noise, 70) from it
)
insert into floor.fact (epoch, id, kind, at, by, document, params, receipt)
select 1, uuidv7(), 'document.accepted', at, 'dms-van-phong', document,
       jsonb_build_object('sender', 'H36.01', 'documentId', noise, 'verdict', 'valid', 'policy', 'either'), receipt
  from it;
