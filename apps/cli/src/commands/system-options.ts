import { scopesOfSystems } from '@edoc-axis/domain';
import type { Terminal } from '../terminal/terminal.js';

export function scopeSays(text: Terminal['text']): string {
  const all = scopesOfSystems.join(', ');
  return text({ vi: `phạm vi được dùng: ${all} (mặc định: tất cả)`, en: `what it may do: ${all} (default: all)` });
}

export function addressSays(text: Terminal['text']): string {
  return text({
    vi: 'chỉ xác thực từ các địa chỉ hoặc dải địa chỉ này (mặc định: từ đâu cũng được)',
    en: 'proves itself from these addresses and ranges alone (default: from anywhere)',
  });
}

export function ageSays(text: Terminal['text']): string {
  return text({
    vi: 'cửa vxp: lời gọi đã ký còn dùng được bấy nhiêu giờ (mặc định: như của trục)',
    en: 'door vxp: a signed call counts for so many hours (default: as the axis has it)',
  });
}
