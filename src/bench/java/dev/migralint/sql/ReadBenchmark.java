package dev.migralint.sql;

import dev.migralint.source.SourceFile;
import dev.migralint.sql.read.ScriptReader;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How fast text becomes tokens and statements on one core, warm. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 4)
public class ReadBenchmark {
  /** Megabytes, a million bytes of UTF-8 each; JMH divides them by the time. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Read {
    public double megabytes;
  }

  @Benchmark
  public void lexer(Texts texts, Read read, Blackhole blackhole) {
    for (SourceFile file : texts.files) {
      Lexer lexer = new Lexer(file.text(), 0, file.text().length());
      Token token;
      do {
        token = lexer.next();
        blackhole.consume(token);
      } while (token.kind() != Token.Kind.END);
    }
    read.megabytes += texts.megabytes;
  }

  @Benchmark
  public void script(Texts texts, Read read, Blackhole blackhole) {
    for (SourceFile file : texts.files) {
      blackhole.consume(ScriptReader.read(file));
    }
    read.megabytes += texts.megabytes;
  }
}
