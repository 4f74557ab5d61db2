import { type CredentialsOfAnyDoor } from '@edoc-axis/client';
import type { Correspondent } from './correspondent.js';
import { throughProvincial } from './through-provincial.js';
import { throughV1 } from './through-v1.js';
import { throughVxp } from './through-vxp.js';

/** @param url where the door is; the credentials' may be older */
export function correspondentOf(url: string, credentials: CredentialsOfAnyDoor, language: 'vi' | 'en'): Correspondent {
  switch (credentials.door) {
    case 'v1':
      return throughV1(url, credentials, language);
    case 'vxp':
      return throughVxp(url, credentials, language);
    case 'provincial':
      return throughProvincial(url, credentials, language);
  }
}
