import { requestAgency, requestClosure } from '@edoc-axis/contracts';

const requests: readonly string[] = [requestAgency.pattern, requestClosure.pattern];

/** Only systems ask for it: who asked is no person then, whatever the name. */
export function isRequest({ what }: { readonly what: string }): boolean {
  return requests.includes(what);
}
