import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import type { paths } from '../../api/v1.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { More } from '../../parts/more.js';
import { OperateDialog } from '../../parts/operating/operate-dialog.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { ProposedNote } from '../../parts/proposed.js';
import { Table } from '../../parts/table.js';
import { administers } from '../../session/administered.js';
import { dayAndTime, lasting } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { actsOfCaller } from './acts-of-caller.js';
import { Attempts } from './attempts.js';
import { operationsWords } from './operations.words.js';

const words = inLanguage(operationsWords);
type Late = paths['/v1/overdue']['get']['responses'][200]['content']['application/json']['overdue'][number];

/** What goes on too long: not collected, not acknowledged, not answered. */
export function Stuck() {
  const text = words.value;
  const [operated, setOperated] = useState<Late>();
  const [looked, setLooked] = useState<Late>();
  const [proposal, setProposal] = useState<Schemas['Proposal']>();
  const late = usePagesOf(async (after, signal) => {
    const query = { role: 'received' as const, after, limit: 100 };
    const { overdue: rows, next } = await ask(api.GET('/v1/overdue', { params: { query }, signal }));
    return { rows, next };
  }, []);
  return (
    <>
      <p class="quiet">{text.stuckMeans}</p>
      <ProposedNote proposal={proposal} />
      <section class="card">
        {late.rows.length > 0 && (
          <Table heads={[text.document, text.recipient, text.why, text.age, { label: text.act, unseen: true }]}>
            {late.rows.map((row) => (
              <tr key={`${row.delivery}${row.code}`}>
                <td>
                  <a href={`/documents/${row.document}`}>{row.number ?? row.documentId ?? row.document}</a>
                  <br />
                  {row.senderName} <span class="code quiet">{row.sender}</span>
                </td>
                <td>
                  {row.recipientName} <span class="code quiet">{row.recipient}</span>
                </td>
                <td>
                  {row.urgent && (
                    <Badge tone="bad" icon="urgent">
                      {text.urgent}
                    </Badge>
                  )}{' '}
                  {said(row.sentence)}
                </td>
                <td class="nowrap" title={dayAndTime(row.beganAt)}>
                  {lasting(Date.parse(row.beganAt), Date.now())}
                </td>
                <td>
                  <div class="row">
                    <Button onClick={() => setLooked(row)}>{text.attempts}</Button>
                    {row.who === 'recipient-system' && administers([row.recipient]) && (
                      <Button onClick={() => setOperated(row)}>{text.act}</Button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </Table>
        )}
        <More pages={late} empty={text.nothingStuck} />
      </section>
      {looked && <Attempts delivery={looked.delivery} onClose={() => setLooked(undefined)} />}
      {operated && (
        <OperateDialog
          delivery={{ id: operated.delivery, recipient: operated.recipient, addressedTo: [] }}
          acts={actsOfCaller(['close', 'redirect', 'freeze'])}
          onDone={(waits) => {
            setProposal(waits);
            late.again();
          }}
          onClose={() => setOperated(undefined)}
        />
      )}
    </>
  );
}
