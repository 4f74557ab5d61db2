const shape = /^([A-Z]\d{2})(?:\.(\d{2})(?:\.(\d{2})(?:\.(\d{3}))?)?)?$/;

/** What a code would be in the form of QCVN 102, to be seen while it is written; the axis has the last word. */
export function form102Of(code: string): string | undefined {
  const match = shape.exec(code.trim().toUpperCase());
  if (!match) return undefined;
  const [, one, two = '00', three = '00', four = '000'] = match;
  return [four, three, two, one].join('.');
}
