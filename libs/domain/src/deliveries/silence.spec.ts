import { hadTimeToSpeak, isSilent, saysWhatBecomes, tellsWhatBecomes } from './silence.js';

describe('a system', () => {
  it('is silent when it confirms and only repeats what arrived, asks, or answers what it was asked', () => {
    expect(isSilent({ confirms: true, statuses: [] })).toBe(true);
    expect(isSilent({ confirms: false, statuses: [] })).toBe(false);
    expect(isSilent({ confirms: true, statuses: ['01', '13', '15', '16'] })).toBe(true);
    for (const status of ['02', '03', '04', '05', '06']) {
      expect(isSilent({ confirms: true, statuses: ['01', status] })).toBe(false);
    }
  });

  it('has three days for its first word', () => {
    const since = new Date('2026-11-16T08:00:00+07:00');
    expect(hadTimeToSpeak(since, new Date('2026-11-19T08:00:00+07:00'))).toBe(false);
    expect(hadTimeToSpeak(since, new Date('2026-11-19T08:00:01+07:00'))).toBe(true);
  });

  it('is heard in facts as in statuses', () => {
    for (const status of ['01', '02', '03', '04', '05', '06', '13', '15', '16']) {
      expect(tellsWhatBecomes('delivery.answered', { status })).toBe(saysWhatBecomes(status));
    }
    for (const kind of ['delivery.acknowledged', 'delivery.refused', 'delivery.returned']) {
      expect(tellsWhatBecomes(kind, {})).toBe(true);
    }
    expect(tellsWhatBecomes('delivery.delivered', { confirmedBy: 'status' })).toBe(false);
  });
});
