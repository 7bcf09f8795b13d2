/** An Event Socket client for FreeSWITCH. */
module io.patchcord.esl {
  requires transitive io.netty.codec;
  requires transitive io.netty.transport;
  requires io.netty.handler;
  requires io.netty.buffer;
  requires io.netty.common;
  requires static io.netty.transport.classes.epoll;
  requires static io.netty.transport.classes.kqueue;
  requires static io.netty.transport.unix.common;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.patchcord.esl;
  exports io.patchcord.esl.command;
}
