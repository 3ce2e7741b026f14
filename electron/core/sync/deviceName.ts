import { hostname } from 'node:os'

/** What a new device is called until somebody names it: as the network knows it, without the network's name. */
export const deviceNameHere = (): string => hostname().split('.')[0] || 'This computer'
