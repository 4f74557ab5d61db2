/** An HTTP request as its signature sees it: header names in small letters. */
export interface SignedRequest {
  readonly method: string;
  /** The whole address it was sent to, as URL writes it. */
  readonly targetUri: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What every message of the axis has in common (RFC 9421). */
export const messageSignature = {
  /** Of `Signature-Input` and `Signature`. */
  label: 'edoc',
  algorithm: 'ecdsa-p256-sha256',
  /** What a signature with this key is for: one made for something else says so. */
  tag: 'edoc-push',
} as const;

/** Everything of a request that must be signed, whatever else is. */
export const signedAlways: readonly string[] = ['@method', '@target-uri', 'content-digest', 'content-type'];

/** Headers that say something of ours: each one there is must be signed. */
export const ownHeaderPrefix = 'edoc-';

/**
 * The bytes that are signed (RFC 9421, section 2.5).
 * @param params the value of `@signature-params`, exactly as it stands in `Signature-Input`
 * @returns undefined when the request has not all that the list names
 */
export function signatureBase(
  request: SignedRequest,
  components: readonly string[],
  params: string,
): Buffer | undefined {
  const lines: string[] = [];
  for (const component of components) {
    const value = valueOf(request, component);
    if (value === undefined) return undefined;
    lines.push(`"${component}": ${value}`);
  }
  lines.push(`"@signature-params": ${params}`);
  return Buffer.from(lines.join('\n'));
}

function valueOf({ method, targetUri, headers }: SignedRequest, component: string): string | undefined {
  if (component === '@method') return method;
  if (component === '@target-uri') return targetUri;
  if (component.startsWith('@') || !Object.hasOwn(headers, component)) return undefined;
  return headers[component]?.trim();
}
