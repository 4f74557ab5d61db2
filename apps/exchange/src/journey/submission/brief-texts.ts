import { cutText } from '@edoc-axis/domain';

/** A certificate that is registered with nobody may call itself anything at any length. */
const textCharactersMax = 500;

/** The same, with every text in it cut: what is kept with a document is kept for decades, and is strangers' words. */
export function briefTexts<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => cut(each))) as Value;
}

function cut(value: unknown): unknown {
  return typeof value === 'string' ? cutText(value, textCharactersMax) : value;
}
