/** What one CMS structure may make us hold or do. */
export const cmsLimits = {
  depthMax: 40,
  /** Revocation lists inside a signature have an element for each revoked certificate. */
  elementsMax: 60_000,
  certificatesMax: 32,
  attributesMax: 32,
  timeStampsMax: 4,
} as const;
