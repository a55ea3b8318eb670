package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.migralint.baseline.Baseline;
import dev.migralint.finding.Finding;
import dev.migralint.lint.Linter;
import dev.migralint.lint.Outcome;
import dev.migralint.rule.Severity;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.MapTree;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What each format promises to the tools that read it. */
class ConsumersTest {
  /** How editors and reviewers take apart what compilers print. */
  private static final Pattern LINE =
      Pattern.compile("^(.+?):(\\d+):(\\d+): (error|warning|note) (\\S+): (.+)$");

  /** Text that ends a CDATA section, a comment, a fence, and characters that XML forbids. */
  private static final String NASTY =
      "]]> --> <b a=\"'\">&amp;\u0000\u000B\uFFFE\uFFFF\uD800 \uD83D\uDE00 ``` | @admin x@y"
          + " (@team)";

  /** An outcome with a name, for messages. */
  record Case(String name, Outcome outcome, Options options) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Options options : List.of(ReportersTest.PLAIN, ReportersTest.ALL)) {
      String shown = options.showSuppressed() ? ", all" : "";
      cases.add(new Case("everyday" + shown, Samples.everyday(), options));
      cases.add(new Case("hostile" + shown, Samples.hostile(), options));
      cases.add(new Case("nothing" + shown, Samples.nothing(), options));
      cases.add(new Case("nasty" + shown, nasty(), options));
      cases.add(new Case("only suppressed" + shown, onlySuppressed(), options));
      cases.add(new Case("only a problem" + shown, onlyAProblem(), options));
    }
    return cases;
  }

  private static Outcome nasty() {
    SourceFile file = new SourceFile("db/" + NASTY.replace("/", "") + ".sql", "-- 😀\nDROP 😀;");
    Finding finding = Samples.finding(Samples.rule("x", NASTY), file, "DROP 😀", NASTY);
    Finding again = Samples.at(finding, new Span(0, 0));
    Finding spoof =
        Samples.finding(
            Samples.rule("y", NASTY), new SourceFile("a:1:2: error z: b.sql", "x"), "x", "Gone.");
    return Samples.outcome(List.of(finding, again, spoof));
  }

  private static Outcome onlySuppressed() {
    SourceFile file = new SourceFile("a.sql", "DROP;");
    Finding finding = Samples.finding(Samples.DROPPED_COLUMN, file, "DROP", "Gone.");
    return Samples.outcome(List.of(Samples.allowed(finding, "it is unused")));
  }

  private static Outcome onlyAProblem() {
    Outcome nothing = Samples.nothing();
    return new Outcome(
        nothing.description(),
        List.of(),
        nothing.coverage(),
        List.of(),
        List.of(),
        List.of(new Problem("a.sql", "is binary.", "Restore it."), new Problem("", "No.", "")));
  }

  private static String write(Format format, Case one) throws IOException {
    return ReportersTest.write(format, one.outcome, one.options);
  }

  private static List<Finding> shown(Case one) {
    return one.options.showSuppressed() ? one.outcome.findings() : one.outcome.open();
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        ConsumersTest.class.getResourceAsStream("/report/schema/" + name));
  }

  private static JsonNode json(String text, String schema) throws IOException {
    JsonSchema described =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource(schema));
    assertEquals(Set.of(), described.validate(text, InputFormat.JSON));
    return new ObjectMapper().readTree(text);
  }

  private static Element xml(String text, String schema) throws IOException {
    try {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new StreamSource(resource(schema)))
          .newValidator()
          .validate(new StreamSource(new StringReader(text)));
      return parse(text);
    } catch (SAXException invalid) {
      throw new AssertionError(text, invalid);
    }
  }

  private static Element parse(String text) throws IOException, SAXException {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)))
          .getDocumentElement();
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Element> elements(Element root, String name) {
    NodeList nodes = root.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gitlab(Case one) throws IOException {
    JsonNode report = json(write(Format.GITLAB, one), "gitlab.json");
    assertEquals(shown(one).size() + one.outcome.errors().size(), report.size());
    Set<String> fingerprints = new HashSet<>();
    for (int i = 0; i < report.size(); i++) {
      assertTrue(fingerprints.add(report.get(i).get("fingerprint").asText()));
      if (i < shown(one).size()) {
        String path = shown(one).get(i).file().path();
        assertEquals(path, report.get(i).at("/location/path").textValue());
      }
    }
  }

  @Test
  void gitlabKnowsAFindingAgainWhenItsLineMoves() throws IOException {
    JsonNode before = json(gitlab("DROP TABLE account;\n"), "gitlab.json").get(0);
    JsonNode after = json(gitlab("-- a comment\n\n  DROP  TABLE account;\n"), "gitlab.json").get(0);
    assertEquals(before.get("fingerprint"), after.get("fingerprint"));
    assertEquals(1, before.at("/location/lines/begin").asInt());
    assertEquals(3, after.at("/location/lines/begin").asInt());
  }

  private static String gitlab(String change) throws IOException {
    String path = "db/0002_change.sql";
    ChangeSet changes =
        new ChangeSet(
            "db",
            MapTree.of(Map.of("db/0001.sql", "CREATE TABLE account (id int);", path, change)),
            new ChangeSet.Review.Each(List.of(path)));
    RuleBook.Loaded rules = RuleBook.load(BuiltInRules.files(), Vocabulary.standard());
    Outcome outcome =
        new Linter(rules.book(), Settings.NONE, Baseline.none(""), LocalDate.EPOCH)
            .lint(changes, SinceRequest.SETTINGS);
    assertFalse(outcome.findings().isEmpty());
    return ReportersTest.write(Format.GITLAB, outcome, ReportersTest.PLAIN);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sonar(Case one) throws IOException {
    JsonNode report = json(write(Format.SONAR, one), "sonar.json");
    Set<String> rules = new HashSet<>();
    report.get("rules").forEach(rule -> assertTrue(rules.add(rule.get("id").asText())));
    JsonNode issues = report.get("issues");
    assertEquals(shown(one).size() + one.outcome.errors().size(), issues.size());
    Set<String> used = new HashSet<>();
    issues.forEach(issue -> used.add(issue.get("ruleId").asText()));
    assertEquals(used, rules);
    for (int i = 0; i < shown(one).size(); i++) {
      Finding finding = shown(one).get(i);
      JsonNode range = issues.get(i).at("/primaryLocation/textRange");
      Span span = Places.clip(finding.file().text(), finding.changed());
      if (range.has("endLine")) {
        assertEquals(span.start(), offset(finding.file(), range, "start"));
        assertEquals(span.end(), offset(finding.file(), range, "end"));
      }
      assertEquals(span.end() > span.start(), range.has("endLine"));
    }
  }

  private static int offset(SourceFile file, JsonNode range, String side) {
    return file.lineStart(range.get(side + "Line").asInt()) + range.get(side + "Column").asInt();
  }

  @Test
  void aSonarRuleIsAsGraveAsItsGravestFinding() throws IOException {
    SourceFile file = new SourceFile("a.sql", "DROP;");
    Finding warning = Samples.finding(Samples.DROPPED_COLUMN, file, "DROP", "Gone.");
    Finding error = warning.used(Samples.everyday().findings().get(2).uses().get(), Severity.ERROR);
    Outcome outcome = Samples.outcome(List.of(warning, error));
    JsonNode report =
        json(ReportersTest.write(Format.SONAR, outcome, ReportersTest.PLAIN), "sonar.json");
    assertEquals("HIGH", report.at("/rules/0/impacts/0/severity").asText());
    assertEquals("warning: Gone.", report.at("/issues/0/primaryLocation/message").asText());
    assertEquals("Gone.", report.at("/issues/1/primaryLocation/message").asText());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void junit(Case one) throws IOException {
    Element report = xml(write(Format.JUNIT, one), "junit.xsd");
    List<Element> tests = elements(report, "testcase");
    int errors = one.outcome.errors().size();
    int failures = one.outcome.open().size();
    int skipped = shown(one).size() - failures;
    int passed = errors + failures == 0 ? 1 : 0;
    assertEquals(failures, elements(report, "failure").size());
    assertEquals(errors, elements(report, "error").size());
    assertEquals(skipped, elements(report, "skipped").size());
    assertEquals(passed + skipped + failures + errors, tests.size());
    Element suite = elements(report, "testsuite").getFirst();
    assertEquals("" + skipped, suite.getAttribute("skipped"));
    for (Element counted : List.of(report, suite)) {
      assertEquals("" + tests.size(), counted.getAttribute("tests"));
      assertEquals("" + failures, counted.getAttribute("failures"));
      assertEquals("" + errors, counted.getAttribute("errors"));
    }
    Set<String> names = new HashSet<>();
    for (Element test : tests) {
      assertTrue(names.add(test.getAttribute("classname") + "\n" + test.getAttribute("name")));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void checkstyle(Case one) throws IOException {
    Element report = xml(write(Format.CHECKSTYLE, one), "checkstyle.xsd");
    List<Element> found = elements(report, "error");
    assertEquals(shown(one).size() + one.outcome.errors().size(), found.size());
    for (Element error : found) {
      assertFalse(((Element) error.getParentNode()).getAttribute("name").isEmpty());
      assertTrue(error.getAttribute("source").startsWith("migralint."));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void oneline(Case one) throws IOException {
    List<String> lines = write(Format.ONELINE, one).lines().toList();
    assertEquals(shown(one).size() + one.outcome.errors().size(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      assertTrue(line.matches(), lines.get(i));
      if (i < shown(one).size()) {
        Finding finding = shown(one).get(i);
        assertEquals(finding.rule().id(), line.group(5));
        int number = finding.file().line(finding.changed().start());
        assertEquals(number, Integer.parseInt(line.group(2)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void markdown(Case one) throws IOException {
    String fence = "";
    for (String line : write(Format.MARKDOWN, one).lines().toList()) {
      Matcher marks = Pattern.compile("^ *(`{3,})(sql)?$").matcher(line);
      if (!fence.isEmpty()) {
        fence = line.strip().equals(fence) ? "" : fence;
      } else if (marks.matches()) {
        fence = marks.group(1);
      } else {
        String words = line.replaceAll("(?<!\\\\)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
        assertFalse(Pattern.compile("(?<!\\\\)[<>|]").matcher(words.replaceAll("^> ", "")).find());
        assertFalse(Pattern.compile("\\W@\\w|^@\\w").matcher(words).find(), line);
        assertFalse(line.startsWith("/") || line.startsWith("    "), line);
      }
    }
    assertEquals("", fence);
  }

  @Test
  void markdownLinksToThePagesOfBuiltInRules() throws IOException {
    Finding finding = Samples.everyday().findings().getFirst();
    var rules = RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book().rules();
    var rule = rules.stream().filter(r -> r.id().equals("dropped-column")).findFirst().get();
    Finding ofOurs = Samples.finding(rule, finding.file(), "ALTER", "Gone.");
    String page =
        ReportersTest.write(Format.MARKDOWN, Samples.outcome(List.of(ofOurs)), ReportersTest.PLAIN);
    assertTrue(page.contains("\n[dropped-column](https://github.com/"), page);
  }

  @Test
  void markdownQuotesNoMoreThanAFewLines() throws IOException {
    String sql = "SELECT\n" + "  1,\n".repeat(5_000) + "x".repeat(100_000) + ";";
    Finding tall = Samples.finding(Samples.DROPPED_COLUMN, new SourceFile("a.sql", sql), sql, "A");
    String wide = "😀".repeat(100_000);
    Finding broad =
        Samples.finding(Samples.DROPPED_COLUMN, new SourceFile("b.sql", wide), wide, "B");
    Outcome outcome = Samples.outcome(List.of(tall, broad));
    String page = ReportersTest.write(Format.MARKDOWN, outcome, ReportersTest.PLAIN);
    assertTrue(page.length() < 2_000, page);
    assertTrue(page.contains("\n  1,\n…\n```"), page);
    assertTrue(page.contains("😀…\n```"), page);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatNamesAFileThatCouldNotBeRead(Format format) throws IOException {
    for (Options options : List.of(ReportersTest.PLAIN, ReportersTest.ALL)) {
      String report = ReportersTest.write(format, onlyAProblem(), options);
      assertTrue(report.contains("a.sql") && report.contains("is binary."), report);
      assertTrue(report.contains("No."), report);
    }
  }

  @Test
  void xmlHoldsWhatItCanHoldInAscii() throws IOException, SAXException {
    StringWriter out = new StringWriter();
    XmlOutput.write(
        out,
        xml -> {
          xml.start("a", "b", NASTY);
          xml.leaf("c", NASTY.repeat(5_000));
          xml.end();
        });
    String text = out.toString();
    assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(text));
    Element root = parse(text);
    String kept = NASTY.replaceAll("[\u0000\u000B\uFFFE\uFFFF]|(?<=&amp;)\uD800", "");
    kept = kept.replace("\uD800 ", " ");
    assertEquals(kept, root.getAttribute("b"));
    assertEquals(kept.repeat(5_000), elements(root, "c").getFirst().getTextContent());
  }

  @Test
  void theSchemasRefuseWhatIsWrong() {
    assertThrows(AssertionError.class, () -> json("[{\"description\": \"x\"}]", "gitlab.json"));
    assertThrows(AssertionError.class, () -> json("{\"issues\": []}", "sonar.json"));
    assertThrows(AssertionError.class, () -> xml("<testsuites/>", "junit.xsd"));
    assertThrows(
        AssertionError.class, () -> xml("<checkstyle><file/></checkstyle>", "checkstyle.xsd"));
  }
}
