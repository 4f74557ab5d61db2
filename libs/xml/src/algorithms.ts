/** Canonical XML 1.0 without comments (W3C REC-xml-c14n-20010315). */
export const c14nUri = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/** Exclusive XML Canonicalization 1.0 without comments (W3C REC-xml-exc-c14n-20020718). Also the namespace of InclusiveNamespaces. */
export const exclusiveC14nUri = 'http://www.w3.org/2001/10/xml-exc-c14n#';

export type CanonicalMethod = 'c14n' | 'exc-c14n';
