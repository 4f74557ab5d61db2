/** People here read times of Vietnam, wherever the terminal is. */
export function localTime(instant: string): string {
  return new Date(instant).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour12: false });
}
