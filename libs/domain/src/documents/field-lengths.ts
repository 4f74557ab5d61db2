/**
 * How many characters real systems keep of each packet field (the union of what several enforce; QCVN 102:2016/BTTTT
 * names the fields). A longer value is worth a warning, because some recipients will cut it; only `organId` and
 * `documentId`, by which things are found again, are refused when longer.
 */
export const fieldLengths = {
  organId: 35,
  organName: 200,
  organizationInCharge: 500,
  organAdd: 500,
  email: 100,
  telephone: 20,
  fax: 20,
  website: 100,
  documentId: 200,
  codeNumber: 11,
  codeNotation: 30,
  place: 50,
  typeName: 100,
  subject: 500,
  content: 500,
  competence: 100,
  position: 100,
  fullName: 50,
  toPlace: 150,
  sphereOfPromulgation: 100,
  typerNotation: 10,
  attachmentName: 500,
  department: 250,
} as const;

/** The largest PromulgationAmount and PageAmount real systems keep. */
export const amountMax = 65_535;
