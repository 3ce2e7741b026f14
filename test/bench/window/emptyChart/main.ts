/** The least page with a chart: the drawing library, and axes without data. It says itself when it was drawn. */
import { frame, plot } from '@observablehq/plot'

document
  .getElementById('root')
  ?.append(plot({ width: 720, height: 320, x: { domain: [0, 1] }, y: { domain: [0, 1] }, marks: [frame()] }))

// A message posted in a frame's callback is taken up after that frame was drawn.
const { port1, port2 } = new MessageChannel()
port1.addEventListener('message', () => performance.mark('painted'))
port1.start()
requestAnimationFrame(() => port2.postMessage(null))
