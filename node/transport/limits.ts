/** Every limit of the transport, each with its reason. */
import { frame_bytes_max, frames_in_flight_max } from '../../protocol/limits.ts'

// ---- connections
/** A company links with some hundreds; the rest is room for both sides dialling at once. */
export const connections_max = 1000
/** Connections whose handshake isn't finished: one costs a key exchange and some 100 KB. */
export const pending_connections_max = 100
/** In a container all may seem to come from one address; 50 handshakes take a fifth of a core. */
export const connections_per_second_and_host_max = 50
/** TCP, noise and the muxer take some six round trips: enough at two seconds each. */
export const handshake_ms_max = 12_000
/** After this an address counts as silent and the next one is tried. */
export const dial_address_ms_max = 5_000
/** For all addresses of a node together: the redial comes back to the rest. */
export const dial_ms_max = 20_000
/** Whoever connects and opens no channel is hung up on within twice this. */
export const idle_connection_ms = 30_000
/** How often a silent connection is asked whether it still lives. */
export const heartbeat_ms = 15_000
/**
 * No answer to that for so long: the connection is dead, whatever TCP still hopes for. The answer
 * queues behind the data: on a line of 600 kbit/s a full window is half a minute.
 */
export const heartbeat_answer_ms_max = 30_000
/** What `stop` waits for libp2p when the channels are closed: a second in all was promised. */
export const stop_ms_max = 400

// ---- channels
/** Two lanes of the sync protocol and the link protocol, and those that are just being replaced. */
export const channels_per_connection_max = 8
/** Streams of all protocols over one connection: the channels, identify and the heartbeat. */
export const streams_per_connection_max = 32
/** What a well-behaved peer has under way on one channel at most. */
export const channel_window_bytes_max = frame_bytes_max * frames_in_flight_max
/** Frames that wait to be read; past this the peer is asked to wait. */
export const channel_queue_bytes_max = 4 * frame_bytes_max
/** Above the window, which alone bounds it: libp2p breaks a stream that goes past this. */
export const channel_buffer_bytes_max = 2 * channel_window_bytes_max
/** What `close` waits for the other side to have taken the last frames. */
export const channel_close_ms_max = 500
