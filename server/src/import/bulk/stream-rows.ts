import { parse, CsvError } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { LIMITS } from '../reading/limits.js';
import { LINE_ENDS } from '../reading/read-csv.js';
import { UnreadableFile } from '../refusal.js';
import { decoderOf, type SniffedFile } from './sniff-file.js';

/** A record of a file, numbered as a spreadsheet would. */
export interface StreamedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * The records of a CSV of any length, a few at a time: nothing of the file is held beyond them.
 * @param onBytes told how many bytes were just read
 * @throws UnreadableFile
 */
export async function* streamRows({ path, encoding, separator }: SniffedFile, onBytes?: (count: number) => void): AsyncGenerator<StreamedRow> {
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: LINE_ENDS,
    bom: true,
    max_record_size: LIMITS.cellCharacters * LIMITS.columnsPerTable,
  });
  const text = Readable.from(decoded(path, decoderOf(encoding), onBytes));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      yield { row, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile('CSV_MALFORMED', 'Le fichier CSV est mal formé à cette ligne : vérifiez les guillemets.', row + 1);
  } finally {
    text.destroy();
    parser.destroy();
  }
}

async function* decoded(path: string, decode: (chunk: Buffer) => string, onBytes?: (count: number) => void): AsyncGenerator<string> {
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    onBytes?.(chunk.length);
    yield decode(chunk);
  }
}
