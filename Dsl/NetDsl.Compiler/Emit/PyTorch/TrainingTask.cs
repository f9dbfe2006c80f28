using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Emit.PyTorch;

/// <summary>What the script of a training says of the network's loss: the criterion, and what it takes for targets.</summary>
/// <param name="Criterion">The criterion, an expression.</param>
/// <param name="Key">What the targets are called in a file of data.</param>
/// <param name="Targets">What they are, in words behind <see cref="Key"/>.</param>
/// <param name="Functions">The functions that prepare, make up, count and describe.</param>
internal sealed record TrainingTask(string Criterion, string Key, string Targets, string Functions)
{
    // Between functions.
    private const string Gap = "\n\n\n";

    private const string ShareOfRight = """
        def describe(loss, share):
            return f"loss {loss:.4f}  accuracy {100 * share:.1f} %"
        """;

    private const string Signals = """
        def synthetic_dataset(count, seed):
            \"\"\"Samples whose mean says the target: easy to learn, and of no other use.\"\"\"
            generator = torch.Generator().manual_seed(seed)
            signal = torch.randn(count, generator=generator)
            inputs = torch.randn(count, *INPUT_SHAPE, generator=generator) + signal.reshape(-1, *[1] * len(INPUT_SHAPE))
            targets = signal.reshape(-1, *[1] * len(OUTPUT_SHAPE)).expand(count, *OUTPUT_SHAPE)
            return TensorDataset(inputs, __signal__)
        """;

    /// <summary>The task of a network; one without a loss is trained as its output lets one guess.</summary>
    public static TrainingTask Of(NetworkGraph graph)
    {
        var output = graph.Output.Output;
        var kind = graph.Loss?.Kind ?? LossKind.None;
        return kind switch
        {
            LossKind.BinaryCrossEntropy => Binary("nn.BCEWithLogitsLoss()", "0.5"),
            LossKind.Hinge when output.Channels == 1 => Hinge(),
            LossKind.Hinge => Classes("nn.MultiMarginLoss()", output.Channels),
            LossKind.CrossEntropy => Classes("nn.CrossEntropyLoss()", output.Channels),
            LossKind.None when !output.IsSpatial && output.Channels > 1 =>
                Classes("nn.CrossEntropyLoss()  # The declaration names no loss.", output.Channels),
            LossKind.None => Values("nn.MSELoss()  # The declaration names no loss."),
            _ => Values("nn.MSELoss()"),
        };
    }

    private static TrainingTask Classes(string criterion, int classes) => new(
        criterion,
        "labels",
        FormattableString.Invariant($"N whole numbers from 0 to {classes - 1}"),
        Text(FormattableString.Invariant($"CLASSES = {classes}") + Gap + """
            def prepare_targets(path, labels):
                if labels.dim() != 1 or labels.is_floating_point() or labels.min() < 0 or labels.max() >= CLASSES:
                    raise SystemExit(f"{path}: labels are N whole numbers from 0 to {CLASSES - 1}")
                return labels.long()


            def synthetic_dataset(count, seed):
                \"\"\"Samples around one centre for each class: easy to learn, and of no other use.\"\"\"
                generator = torch.Generator().manual_seed(seed)
                centres = torch.randn(CLASSES, *INPUT_SHAPE, generator=generator)
                labels = torch.randint(CLASSES, (count,), generator=generator)
                return TensorDataset(centres[labels] + 0.5 * torch.randn(count, *INPUT_SHAPE, generator=generator), labels)


            def count_right(outputs, labels):
                return (outputs.argmax(1) == labels).sum().item()
            """ + Gap + ShareOfRight));

    private static TrainingTask Binary(string criterion, string threshold) => new(
        criterion,
        "targets",
        "N x the network's outputs, from 0 to 1",
        Text(Prepare("targets.min() < 0 or targets.max() > 1", "lie from 0 to 1", "targets") + Gap
            + Signals.Replace("__signal__", "(targets > 0).float()") + Gap + Right(threshold) + Gap + ShareOfRight));

    private static TrainingTask Hinge() => new(
        "binary_hinge",
        "targets",
        "N x the network's output, 0 or -1, and 1",
        Text("""
            def binary_hinge(outputs, targets):
                return torch.clamp(1 - targets * outputs, min=0).mean()
            """ + Gap + Prepare("not torch.isin(targets, torch.tensor([-1.0, 0.0, 1.0])).all()", "are 0 or -1, and 1", "(targets > 0).float() * 2 - 1") + Gap
            + Signals.Replace("__signal__", "targets.sign()") + Gap + Right("0") + Gap + ShareOfRight));

    private static TrainingTask Values(string criterion) => new(
        criterion,
        "targets",
        "N x the network's outputs",
        Text(Prepare("not torch.isfinite(targets).all()", "are finite", "targets") + Gap + Signals.Replace("__signal__", "targets.contiguous()") + Gap + """
            def count_right(outputs, targets):
                return 0  # No value is right or wrong.


            def describe(loss, share):
                return f"loss {loss:.6f}"
            """));

    private static string Prepare(string fault, string need, string result) => $$"""
        def prepare_targets(path, targets):
            targets = targets.float()
            if OUTPUT_SHAPE == (1,) and targets.dim() == 1:
                targets = targets.unsqueeze(1)
            if tuple(targets.shape[1:]) != OUTPUT_SHAPE:
                raise SystemExit(f"{path}: a target is {tuple(targets.shape[1:])}, but __Network__ gives {OUTPUT_SHAPE}")
            if {{fault}}:
                raise SystemExit(f"{path}: targets {{need}}")
            return {{result}}
        """;

    private static string Right(string threshold) => $"""
        def count_right(outputs, targets):
            return ((outputs > 0) == (targets > {threshold})).float().flatten(1).mean(1).sum().item()
        """;

    private static string Text(string text) => text.Replace("\r\n", "\n").Replace("\\\"", "\"");
}
