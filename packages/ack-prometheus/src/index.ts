export { AckController, type AckControllerProps } from './ack-controller.js';
