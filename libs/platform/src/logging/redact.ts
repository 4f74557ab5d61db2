/** What may never reach a log: recognised by the name it goes under, or by its own look. */
const secretNames = /passw|secret|token|authorization|cookie|assertion|private|keyPem|otp/i;
const secretLooks: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*/g, '[private key]'],
  [/\beyJ[\w-]{8,}\.[\w-]*\.[\w-]*/g, '[token]'],
  [/(:\/\/[^:/\s@]*):[^@\s]*@/g, '$1:[password]@'],
];

const depthMax = 6;
const entriesMax = 100;
const charactersMax = 10_000;

/** A copy of what is to be logged without secrets, of bounded size; errors become plain objects with their causes. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= depthMax) return '[deeper]';
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, entriesMax).map((entry) => redact(entry, depth + 1));
  const entries = value instanceof Error ? entriesOf(value) : Object.entries(value);
  return Object.fromEntries(
    entries
      .slice(0, entriesMax)
      .map(([name, entry]) => [name, secretNames.test(name) ? '[secret]' : redact(entry, depth + 1)]),
  );
}

export function redactText(text: string): string {
  const clipped = text.length > charactersMax ? `${text.slice(0, charactersMax)}…` : text;
  return secretLooks.reduce((redacted, [look, instead]) => redacted.replace(look, instead), clipped);
}

function entriesOf(error: Error): [string, unknown][] {
  const { name, message, stack, cause } = error;
  return [['name', name], ['message', message], ...Object.entries(error), ['stack', stack], ['cause', cause]];
}
