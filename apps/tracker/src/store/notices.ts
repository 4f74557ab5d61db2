/** Part of larger statements: notices as one JSON parameter. `source` is a `with` name without whose row there are none. */
export const insertNotices = (notices: string, source: string) => `
  insert into notice (id, code, agency, audience, document, params, urgent, at)
  select n.id, n.code, n.agency, n.audience, n.document, n.params, n.urgent, n.at
    from ${source}, jsonb_to_recordset(${notices}::jsonb)
      as n (id uuid, code text, agency text, audience text, document uuid, params jsonb, urgent boolean, at timestamptz)
  on conflict do nothing`;
