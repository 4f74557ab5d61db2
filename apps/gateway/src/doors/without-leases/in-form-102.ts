import { type AgencyCode, toForm102 } from '@edoc-axis/domain';

/** These clients grew up with the 102 form; a code that has none keeps its own. */
export function inForm102(code: string): string {
  return toForm102(code as AgencyCode) ?? code;
}
