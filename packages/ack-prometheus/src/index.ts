export { AckController, type AckControllerProps, type AckOwned } from './ack-controller.js';
