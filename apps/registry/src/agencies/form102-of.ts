import { type AgencyCode, toForm102 } from '@edoc-axis/domain';

/** The one it was given, else what the rule makes of its code. */
export function form102Of({ code, form102 }: { code: AgencyCode; form102?: string }): string | undefined {
  return form102?.trim().toUpperCase() ?? toForm102(code);
}
