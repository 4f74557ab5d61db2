import { type AgencyCode, toForm102 } from '@edoc-axis/domain';

/** A code may be listed in its form of QCVN 102. */
export function codesAreSame(code: string, listed: string): boolean {
  return code === listed || toForm102(code as AgencyCode) === listed;
}
