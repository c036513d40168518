import { createServer, type Server } from 'node:http';
import { close, listen } from './http.js';

export const METRIC = 'scrapes_total';

/** What is scraped: counts how often, and says the count. So a sample that is lost is a number that is missing. */
export class Target {
  count = 0;
  private readonly server: Server = createServer((_, response) => {
    this.count += 1;
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
    response.end(`# TYPE ${METRIC} counter\n${METRIC} ${this.count}\n`);
  });

  /** Returns its address. */
  async start(): Promise<string> {
    return `127.0.0.1:${await listen(this.server)}`;
  }

  stop(): Promise<void> {
    return close(this.server);
  }
}
