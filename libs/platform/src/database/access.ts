import type { SchemaOwner } from '../home/places.js';

/** Where the database is, and as whom a process enters it. The address' own user and password are not used. */
export interface DatabaseAccess {
  /** `postgresql://host:port/database`, or with `?host=/folder` for a socket. */
  readonly url: string;
  readonly owner: SchemaOwner;
  readonly password: string;
}

/** Two axes may share a server, whose roles are common to all its databases: the database's name keeps them apart. */
export function roleName(databaseUrl: string, owner: SchemaOwner): string {
  return `${databaseName(databaseUrl)}_${owner}`;
}

export function databaseName(databaseUrl: string): string {
  return decodeURIComponent(new URL(databaseUrl).pathname.slice(1)) || 'postgres';
}

/** The address with the owner's role and password in it. */
export function urlFor({ url, owner, password }: DatabaseAccess): string {
  const address = new URL(withoutCredentials(url));
  // An address without a host, as those of sockets may be, takes no user; a host in its query counts for more than this.
  if (address.hostname === '') address.hostname = 'localhost';
  address.username = encodeURIComponent(roleName(url, owner));
  address.password = encodeURIComponent(password);
  return address.href;
}

/** The address as it may be handed to processes and logs: without user and password. */
export function withoutCredentials(databaseUrl: string): string {
  const address = new URL(databaseUrl);
  address.username = '';
  address.password = '';
  // The driver also reads them from the query, and there they would count for more than an owner's own.
  for (const name of [...address.searchParams.keys()]) {
    if (credentialParameters.has(name.toLowerCase())) address.searchParams.delete(name);
  }
  return address.href;
}

const credentialParameters: ReadonlySet<string> = new Set(['user', 'password', 'sslpassword']);
