import { type AgencyCode, fromForm102, toForm102 } from '@edoc-axis/domain';

/** The 102 form of an agency that is to be registered: the given one, else what the rule makes of its code. */
export function form102Of({ code, form102 }: { code: AgencyCode; form102?: string }): string | undefined {
  return form102?.trim().toUpperCase() ?? toForm102(code);
}

/** Whether it can stand there: one that is no 102 form would be nobody's address. */
export function isForm102(form102: string): boolean {
  return fromForm102(form102) !== undefined;
}
