/** Address of a calendar that people subscribe to, beside the API's own: a proxy that serves one under a folder serves both. */
export function calendarAddress(api: string, of: 'conventions' | 'parties', key: string): string {
  return new URL(`calendrier/${of}/${key}.ics`, api).href;
}
