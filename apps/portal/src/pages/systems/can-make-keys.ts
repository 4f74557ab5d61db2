/** Browsers make keys only for pages that nobody on the way can have changed. */
export const canMakeKeys = (): boolean => globalThis.isSecureContext && 'subtle' in crypto;
