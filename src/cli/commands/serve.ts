import { OnrecordError } from '../../model/index.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { INTAKE } from '../intake.ts'
import { READER } from '../reader.ts'
import { version } from '../version.ts'

const PORT = 4780

export const serve = command({
  name: 'serve',
  summary: 'Open the review page over the ledger, on this machine',
  most: 0,
  ledger: true,
  stops: true,
  about: [
    'Serves the review page and the HTTP API at http://localhost:4780/ until Ctrl+C. Only this machine can reach it, and the page asks nothing of any other.',
    'A ledger that is not there yet is made.',
  ].join('\n'),
  flags: {
    ...READER,
    'allow-network': INTAKE['allow-network'],
    port: { about: `Port to listen at; ${PORT} unless given`, takes: 'PORT', kind: 'count', short: 'p' },
    as: {
      about: 'Your name, kept with what you decide on the page; the name of the system user unless given',
      takes: 'NAME',
    },
    host: {
      about:
        'Address to listen at instead of this machine alone, for a desk behind a proxy that asks who comes',
      takes: 'ADDRESS',
    },
    'host-name': {
      about: 'A name under which browsers reach the page, where it is not localhost',
      takes: 'NAME',
      many: true,
    },
  },
  examples: [
    ['onrecord serve', 'The page over onrecord.db here'],
    ['onrecord serve --ledger kursk.db --as "Ada Okafor"', 'Another ledger, under your name'],
    ['onrecord serve --port 8080', 'At another port'],
  ],
  async run(values, _words, { terminal, ledger: address, now, stop }) {
    const { port = PORT, as, host, 'host-name': names } = values
    if (port > 65_535) throw new OnrecordError('usage', `A port is a number up to 65535, not ${port}.`)
    const { openLedger } = await import('../../ledger/index.ts')
    const { pageFolder, serve: start } = await import('../../server/index.ts')
    if (pageFolder() === null) {
      throw new OnrecordError(
        'usage',
        'The page is not built in this checkout: run `npm run build` once, then `onrecord serve` again.',
      )
    }
    const ledger = await openLedger(address)
    try {
      const serving = await start({
        ledger,
        reader: { choice: values, version },
        allow: values['allow-network'],
        port,
        names,
        now,
        ...(as === undefined ? {} : { user: as }),
        ...(host === undefined ? {} : { host }),
      })
      terminal.out(`${serving.url}\n`)
      if (terminal.errIsTerminal) {
        terminal.err(
          `onrecord serves ${ledger.address} there. Open the address in a browser; Ctrl+C ends it.\n`,
        )
      }
      await new Promise<void>((resolve) => {
        if (stop.aborted) resolve()
        else stop.addEventListener('abort', () => resolve(), { once: true })
      })
      await serving.close()
      return EXIT.done
    } finally {
      await ledger.close()
    }
  },
})
