import type {
  allowGateway as allowQuestion,
  Difference,
  Finding,
  HeardBy,
  listSuspicions as listQuestion,
  ReplyOf,
  SuspectGateway,
} from '@edoc-axis/contracts';
import { suspicionsListedMax } from '@edoc-axis/contracts';
import { CataloguedError, sentences } from '@edoc-axis/domain';
import type { Pool } from 'pg';
import type { ExchangePorts } from '../journey/index.js';
import { type Freeze, letGatewayIn, openFreezes, type SuspectRow, suspectGateways } from '../store/freezes.js';
import { paramsOf } from './report-mismatch.js';
import type { SuspectGateways } from './suspect-gateways.js';

/** What lies before the operator: frozen documents as findings, and every gateway that ever was taken out. */
export async function listSuspicions(ports: { readonly database: Pool }): Promise<ReplyOf<typeof listQuestion>> {
  const gateways = await suspectGateways(ports.database);
  return { gateways: gateways.slice(-suspicionsListedMax).map(gatewayView), findings: await examineSuspicions(ports) };
}

/** As the doctor shows them: documents that are frozen and gateways that are out, now. */
export async function examineSuspicions({ database }: { readonly database: Pool }): Promise<Finding[]> {
  const freezes = await openFreezes(database, suspicionsListedMax);
  const gateways = await suspectGateways(database);
  return [...freezes.map(frozenFinding), ...gateways.filter(({ let_in_at }) => !let_in_at).map(gatewayFinding)];
}

/** A gateway is heard again; what it measured before does not take it out a second time. */
export async function allowGateway(
  { database, clock, suspects }: Pick<ExchangePorts, 'database' | 'clock'> & { readonly suspects: SuspectGateways },
  { gateway, reason }: HeardBy<typeof allowQuestion>,
): Promise<SuspectGateway> {
  const row = await letGatewayIn(database, { gateway: Buffer.from(gateway, 'hex'), at: clock.now(), reason });
  if (!row) throw new CataloguedError('gateway.unknown', { gateway });
  await suspects.refresh();
  return gatewayView(row);
}

function frozenFinding({ document, differences, frozen_at, frozen_by: by, freeze_reason: reason }: Freeze): Finding {
  if (by !== null) {
    const params = { document, frozenAt: frozen_at, by, reason };
    const code = 'document.frozen-by-person';
    return { code, subject: `document ${document}`, sentence: sentences(code, params) };
  }
  const code = 'document.not-kept-intact';
  const params = { document, ...paramsOf(differences as Difference[]), frozenAt: frozen_at };
  return { code, subject: `document ${document}`, sentence: sentences(code, params) };
}

function gatewayFinding({ gateway, taken_out_at: takenOutAt }: SuspectRow): Finding {
  const code = 'gateway.taken-out';
  const name = gateway.toString('hex');
  return { code, subject: `gateway ${name}`, sentence: sentences(code, { gateway: name.slice(0, 16), takenOutAt }) };
}

function gatewayView({ gateway, document, taken_out_at, let_in_at, let_in_reason }: SuspectRow): SuspectGateway {
  return {
    gateway: gateway.toString('hex'),
    document,
    takenOutAt: taken_out_at.toISOString(),
    letInAt: let_in_at?.toISOString(),
    reason: let_in_reason ?? undefined,
  };
}
