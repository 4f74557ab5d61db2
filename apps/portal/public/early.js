// Asks for the access token while the pages' own script is still on its way: on a thin line that is one wait less. What comes
// back is taken by src/session/session.ts, once.
globalThis.edocEarly = fetch('/portal/session/token', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-edoc-portal': '1' },
  body: '{"active":true}',
});
globalThis.edocEarly.catch(() => undefined);
