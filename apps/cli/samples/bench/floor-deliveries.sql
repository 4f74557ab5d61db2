-- As many deliveries as there are communes, in one statement.
insert into floor.delivery (id, carries, document, packet, recipient, addressed_to, state, since, created_at,
  expires_at, urgent)
select uuidv7(), 'document', it.document, it.packet, 'H36.' || n, array['H36.' || n], 'pending', now(), now(),
       now() + interval '30 days', false
  from (select uuidv7() as document, uuidv7() as packet) as it, generate_series(1, 3321) as n;
