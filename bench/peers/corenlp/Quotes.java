import com.sun.management.OperatingSystemMXBean;
import edu.stanford.nlp.ling.CoreAnnotations.CharacterOffsetBeginAnnotation;
import edu.stanford.nlp.ling.CoreAnnotations.CharacterOffsetEndAnnotation;
import edu.stanford.nlp.ling.CoreAnnotations.TokensAnnotation;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.QuoteAnnotator;
import edu.stanford.nlp.pipeline.QuoteAttributionAnnotator.MentionBeginAnnotation;
import edu.stanford.nlp.pipeline.QuoteAttributionAnnotator.MentionEndAnnotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.util.CoreMap;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * CoreNLP's quote annotator over the text files named. Prints a line for each quotation: number of the file, first and
 * last character of the quotation and of its speaker's mention (-1 -1 without), and at the end `seconds` with the
 * processor time of the fastest reading of all but the first (as bench/fastest.ts does).
 */
class Quotes {
  public static void main(String[] paths) throws Exception {
    var settings = new Properties();
    settings.setProperty("annotators", "tokenize,ssplit,pos,lemma,ner,depparse,coref,quote");
    settings.setProperty("threads", "1");
    var pipeline = new StanfordCoreNLP(settings);
    var texts = new ArrayList<String>();
    for (var path : paths) texts.add(Files.readString(Path.of(path)));
    annotated(pipeline, texts);
    var read = annotated(pipeline, texts);
    double seconds = spent;
    for (double total = seconds; total < 5; total += spent) {
      annotated(pipeline, texts);
      seconds = Math.min(seconds, spent);
    }
    for (int file = 0; file < read.size(); file++) print(file, read.get(file));
    System.out.println("seconds " + seconds);
  }

  /** Processor time of the last reading of all texts. */
  static double spent;

  static List<Annotation> annotated(StanfordCoreNLP pipeline, List<String> texts) {
    var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long begun = machine.getProcessCpuTime();
    var read = new ArrayList<Annotation>();
    for (var text : texts) {
      var annotation = new Annotation(text);
      pipeline.annotate(annotation);
      read.add(annotation);
    }
    spent = (machine.getProcessCpuTime() - begun) / 1e9;
    return read;
  }

  static void print(int file, Annotation annotation) {
    List<CoreLabel> tokens = annotation.get(TokensAnnotation.class);
    List<CoreMap> quotes = QuoteAnnotator.gatherQuotes(annotation);
    if (quotes == null) return;
    for (CoreMap quote : quotes) {
      Integer first = quote.get(MentionBeginAnnotation.class);
      Integer last = quote.get(MentionEndAnnotation.class);
      boolean spoken = first != null && last != null;
      System.out.println(file
          + " " + quote.get(CharacterOffsetBeginAnnotation.class)
          + " " + quote.get(CharacterOffsetEndAnnotation.class)
          + " " + (spoken ? tokens.get(first).beginPosition() : -1)
          + " " + (spoken ? tokens.get(last).endPosition() : -1));
    }
  }
}
