package io.attune.load;

final class ReportPage {
  private ReportPage() {}

  static String of(BenchReport report) {
    return "<pre>" + report.table() + "</pre>";
  }
}
