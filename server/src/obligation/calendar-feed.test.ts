import { localDate } from '@conventions-ouvertes/shared/local-date';
import ICAL from 'ical.js';
import { parseICS } from 'node-ical';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2019-05-10'));
  await api.pool.query(`UPDATE convention SET records_kept_from = '2016-10-05' WHERE key = 'opca-defi-2016'`);
  await api.pool.query(`UPDATE convention SET records_kept_from = '2021-03-18', records_are_demo = true WHERE key = 'medef-occitanie-2021'`);
});
afterAll(() => api.stop());

const feed = async (path: string) => {
  const response = await fetch(`${api.origin}${path}`);
  return { response, text: await response.text() };
};
const eventsOf = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));

describe('calendars of legal dates', () => {
  test('an iCalendar parser reads each deadline as one whole day, with its article', async () => {
    const { response, text } = await feed('/calendrier/conventions/opca-defi-2016.ics');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const report = eventsOf(text).find(({ uid }) => uid === 'opca-defi-2016/REPORT:bilan-annuel:2018@conventions-ouvertes');
    expect(report?.startDate.toString()).toBe('2019-04-30');
    expect(report?.endDate.toString()).toBe('2019-05-01');
    expect(report?.startDate.isDate).toBe(true);
    expect(report?.summary).toContain('Bilan annuel');
    expect(report?.description).toContain('Manquée (à confirmer)');
    expect(report?.description).toContain('(article\u00a011)');
  });

  test('what Outlook and Thunderbird need is there: version, product, method, stamps, line ends, folding', async () => {
    const { text } = await feed('/calendrier/conventions/opca-defi-2016.ics');
    const lines = text.replace(/\r\n$/u, '').split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.at(-1)).toBe('END:VCALENDAR');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    for (const property of ['VERSION:2.0', 'METHOD:PUBLISH']) expect(lines).toContain(property);
    expect(lines.some((line) => line.startsWith('PRODID:'))).toBe(true);
    const components = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
    expect(components.length).toBeGreaterThan(10);
    for (const component of components) for (const name of ['uid', 'dtstamp', 'dtstart', 'dtend', 'summary']) expect(component.getAllProperties(name)).toHaveLength(1);
  });

  test('a second parser, of other hands, reads the same days, titles and identifiers', async () => {
    const { text } = await feed('/calendrier/conventions/opca-defi-2016.ics');
    const read = Object.values(parseICS(text)).flatMap((entry) => (entry?.type === 'VEVENT' ? [entry] : []));
    const dayOf = (day: Date) => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
    expect(read.every(({ datetype }) => datetype === 'date')).toBe(true);
    expect(read.map(({ uid, start, summary }) => [uid, dayOf(start), summary]).sort()).toEqual(
      eventsOf(text)
        .map(({ uid, startDate, summary }) => [uid, startDate.toString(), summary])
        .sort(),
    );
  });

  test('a later revision of the data has a higher sequence, the same data the same (RFC 5545, 3.8.7.4)', async () => {
    const sequences = async () => [...new Set((await feed('/calendrier/conventions/opca-defi-2016.ics')).text.match(/SEQUENCE:\d+/gu))];
    const before = await sequences();
    expect(before).toHaveLength(1);
    expect(await sequences()).toEqual(before);
    await api.pool.query('UPDATE data_version SET version = version + 1, changed_at = now()');
    const number = (texts: readonly string[]) => Number(texts[0]?.slice('SEQUENCE:'.length));
    expect(number(await sequences())).toBeGreaterThan(number(before));
  });

  test('identifiers are unique, and the same from one day to the next', async () => {
    const before = eventsOf((await feed('/calendrier/conventions/opca-defi-2016.ics')).text).map(({ uid }) => uid);
    expect(new Set(before).size).toBe(before.length);
    api.setToday(localDate('2019-05-11'));
    const after = eventsOf((await feed('/calendrier/conventions/opca-defi-2016.ics')).text).map(({ uid }) => uid);
    api.setToday(localDate('2019-05-10'));
    expect(before.filter((uid) => !after.includes(uid))).toEqual([]);
  });

  test('the stamp is the day of the data, not of the request', async () => {
    const stamps = async () => new Set((await feed('/calendrier/conventions/opca-defi-2016.ics')).text.match(/DTSTAMP:\S+/gu));
    const first = await stamps();
    expect(first.size).toBe(1);
    expect(await stamps()).toEqual(first);
    const { rows } = await api.pool.query<{ stamp: string }>(`SELECT to_char(changed_at AT TIME ZONE 'UTC', 'YYYYMMDD"T"HH24MISS"Z"') AS stamp FROM data_version`);
    expect([...first]).toEqual([`DTSTAMP:${rows[0]!.stamp}`]);
  });

  test('what rests on invented records says so in its title, and what does not never does', async () => {
    api.setToday(localDate('2022-05-10'));
    const demo = await feed('/calendrier/conventions/medef-occitanie-2021.ics');
    api.setToday(localDate('2019-05-10'));
    const titles = eventsOf(demo.text).map(({ summary }) => summary);
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.every((title) => title.startsWith('[Fictif] '))).toBe(true);
    const real = eventsOf((await feed('/calendrier/conventions/opca-defi-2016.ics')).text);
    expect(real.some(({ summary }) => summary.includes('Fictif'))).toBe(false);
  });

  test('a party has its own: what it answers for under all its conventions', async () => {
    const { response, text } = await feed('/calendrier/parties/opca-defi.ics');
    expect(response.status).toBe(200);
    expect(eventsOf(text).map(({ uid }) => uid)).toContain('opca-defi-2016/REPORT:bilan-annuel:2018@conventions-ouvertes');
  });

  test('an unchanged calendar is not sent again', async () => {
    const { response } = await feed('/calendrier/parties/opca-defi.ics');
    const again = await fetch(`${api.origin}/calendrier/parties/opca-defi.ics`, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  test.each([
    ['/calendrier/conventions/rien.ics', 'GET', 404],
    ['/calendrier/parties/rien.ics', 'GET', 404],
    ['/calendrier/autres/opca-defi.ics', 'GET', 404],
    ['/calendrier/conventions/..%2Fopca-defi-2016.ics', 'GET', 404],
    ['/calendrier/conventions/opca-defi-2016.ics', 'POST', 405],
    ['/calendrier/conventions/opca-defi-2016.ics', 'HEAD', 200],
  ])('%s by %s answers %i', async (path, method, status) => {
    expect((await fetch(`${api.origin}${path}`, { method })).status).toBe(status);
  });

  test('an undated text and a template have calendars without a day', async () => {
    for (const key of ['cgpme-paca', 'coloration-fcil']) expect(eventsOf((await feed(`/calendrier/conventions/${key}.ics`)).text)).toEqual([]);
  });
});
