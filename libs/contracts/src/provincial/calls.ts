/** The calls of the provincial axis' interface, behind its sign-in. */
export const provincialCallNames = [
  'sendEdoc',
  'syncReceivedEdocList',
  'getEdoc',
  'updateStatus',
  'getAgenciesList',
  'getReceiveStatus',
] as const;

export type ProvincialCall = (typeof provincialCallNames)[number];

/** How long what these clients are given when they sign in is good; they count it themselves and do not ask earlier. */
export const signInMs = 30 * 60_000;
