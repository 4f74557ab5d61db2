/**
 * The calls of the national axis' interface, and what must stand in the signed header of each. Method, path and body are
 * not signed: without these names the headers of one call could be sent to another with anything added.
 */
export const vxpCalls = {
  sendEdoc: ['from', 'messagetype', 'hash-file'],
  getReceivedEdocList: [],
  getSentEdocList: [],
  getEdoc: ['docid'],
  downloadEdoc: ['docid'],
  updateStatus: ['docid', 'status'],
  countReceiveEdoc: [],
  countReceiveStatus: [],
  getAgenciesList: [],
  getAgenciesListQD20: [],
  getSynchronizeUnit: [],
  registerAgency: [],
  deleteAgency: ['agencycode'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type VxpCall = keyof typeof vxpCalls;

export const vxpCallNames = Object.keys(vxpCalls) as [VxpCall, ...VxpCall[]];
