import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agencyView, carriedRevocationList, certificateEntry } from '@edoc-axis/contracts';
import { type AxisClient, AxisRefusal } from '@edoc-axis/client';
import { asOperator } from '../commands/axis.js';
import type { CommandContext } from '../commands/command.js';
import { registerPortal, registerSystem } from '../systems/credentials-files.js';
import { type KeyAndCertificate, openDemoAuthority } from './demo-authority.js';
import {
  closedDepartment,
  closedProvince,
  codesSince,
  communeOnPages,
  communes,
  communesOnProvincial,
  communesOnVxp,
  departments,
  homeAffairs,
  mergedAt,
  office,
  province,
  type SampleAgency,
} from './province.js';

export interface SampleProvince {
  readonly folder: string;
  /** Credentials files of its systems. */
  readonly officeSystem: string;
  readonly communesSystem: string;
  readonly vxpSystem: string;
  readonly provincialSystem: string;
  /** What the office signs with. */
  readonly officeCertificate: KeyAndCertificate;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Registers the sample province; what is there from an earlier run stays as it is. */
export async function makeProvince(context: CommandContext): Promise<SampleProvince> {
  const folder = join(context.settings.home, 'demo');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const axis = asOperator(context);

  await registerAgencies(axis);
  const officeCertificate = await registerCertificate(axis, context.settings.home, folder);
  const officeSystem = join(folder, 'office.json');
  const communesSystem = join(folder, 'communes.json');
  const vxpSystem = join(folder, 'phan-thiet.json');
  const provincialSystem = join(folder, 'gia-nghia.json');
  const codesOf = (agencies: readonly SampleAgency[]) => agencies.map(({ code }) => code);
  await registerSystem(context, {
    name: 'dms-van-phong',
    door: 'v1',
    agencies: codesOf([province, ...departments]),
    out: officeSystem,
  });
  await registerSystem(context, {
    name: 'dms-xa-phuong',
    door: 'v1',
    agencies: codesOf(communes),
    out: communesSystem,
  });
  await registerSystem(context, {
    name: 'dms-phan-thiet',
    door: 'vxp',
    agencies: codesOf(communesOnVxp),
    out: vxpSystem,
  });
  await registerSystem(context, {
    name: 'dms-gia-nghia',
    door: 'provincial',
    agencies: codesOf(communesOnProvincial),
    out: provincialSystem,
  });
  await registerPortal(context, { name: 'cong-van-ban', agencies: [communeOnPages.code] });
  return { folder, officeSystem, communesSystem, vxpSystem, provincialSystem, officeCertificate };
}

async function registerAgencies(axis: AxisClient): Promise<void> {
  const add = (agency: SampleAgency, validFrom: string) =>
    axis.post(agencyView, '/v1/agencies', { ...agency, validFrom });
  await add(province, codesSince);
  for (const agency of [...departments, ...communes, ...communesOnVxp, ...communesOnProvincial])
    await add(agency, mergedAt);
  // A policy that asks for no signature is two persons' business once administrators have joined: it is not asked for again.
  if (!(await isRegistered(axis, communeOnPages))) {
    await axis.post(agencyView, '/v1/agencies', { ...communeOnPages, validFrom: mergedAt, policy: 'channel' });
  }
  for (const agency of [closedProvince, closedDepartment]) {
    const { validUntil } = await add(agency, codesSince);
    if (validUntil === undefined) await close(axis, agency);
  }
}

async function isRegistered(axis: AxisClient, { code }: SampleAgency): Promise<boolean> {
  try {
    await axis.get(agencyView, `/v1/agencies/${code}`);
    return true;
  } catch (error) {
    if (error instanceof AxisRefusal && error.problem.code === 'agency.unknown') return false;
    throw error;
  }
}

async function close(axis: AxisClient, { code }: SampleAgency): Promise<void> {
  const successor = code === closedProvince.code ? province : homeAffairs;
  await axis.post(agencyView, `/v1/agencies/${code}/close`, {
    at: mergedAt,
    successors: [successor.code],
    // The usual twelve months after the merger are over; the sample shows what happens within them.
    receivesFor:
      code === closedDepartment.code
        ? { agency: homeAffairs.code, until: new Date(Date.now() + 365 * dayMs).toISOString() }
        : undefined,
  });
}

async function registerCertificate(axis: AxisClient, home: string, folder: string): Promise<KeyAndCertificate> {
  const authority = openDemoAuthority(join(folder, 'ca'));
  const trust = join(home, 'trust');
  mkdirSync(trust, { recursive: true });
  copyFileSync(authority.certificateFile, join(trust, 'demo-ca.pem'));
  const files = authority.issue('van-phong', office.name);
  await axis.post(certificateEntry, '/v1/certificates', {
    pem: readFileSync(files.certificateFile, 'utf8'),
    agencies: [office.code],
    role: 'organisation',
  });
  const list = authority.revocationList().toString('base64');
  await axis.post(carriedRevocationList, '/v1/revocation-lists', { list });
  return files;
}
