import { main } from './entry.js';

main();
