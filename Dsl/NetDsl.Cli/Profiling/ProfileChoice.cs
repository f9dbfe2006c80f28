namespace NetDsl.Profiling;

/// <summary>What is to be profiled.</summary>
/// <param name="IsStep">A training step instead of a prediction.</param>
/// <param name="Batch">Samples.</param>
/// <param name="Threads">Threads that work on a kernel.</param>
/// <param name="Runs">How often it runs; null for as often as fit into <paramref name="Seconds"/>.</param>
/// <param name="Seconds">How long it runs, apart from a warm-up.</param>
internal sealed record ProfileChoice(bool IsStep, int Batch, int Threads, int? Runs, double Seconds);
