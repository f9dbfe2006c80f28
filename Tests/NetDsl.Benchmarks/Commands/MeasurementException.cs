namespace NetDsl.Benchmarks.Commands;

/// <summary>Something cannot be measured on this machine, or the two sides do not agree; the message says what and the repair.</summary>
internal sealed class MeasurementException(string message) : Exception(message);
