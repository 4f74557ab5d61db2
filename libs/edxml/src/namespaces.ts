/** The namespace of everything in a packet (QCVN 102:2016/BTTTT). */
export const packetNamespace = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

/** The namespace of packets before 2016, which no system reads any more. */
export const oldPacketNamespace = 'http://www.e-doc.vn/Schema/';

/** XML Signature Syntax and Processing, W3C. A `Signature` in the packet's own namespace is a placeholder and signs nothing. */
export const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';
