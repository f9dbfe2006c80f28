using System.Globalization;
using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Fields;

/// <summary>The recurrence r += (k - 1) · d · j of a step, with its numbers, along one axis.</summary>
internal sealed class FieldGrowth(
    FieldPicture picture,
    FieldStep step,
    Func<Window, AxisWindow> windowAxis,
    Func<ReceptiveField, AxisField> fieldAxis)
{
    /// <summary>Sums of more terms than these are given as their value.</summary>
    private const int MostTerms = 3;

    private AxisField Before => fieldAxis(picture.FieldOf(step.From.Layer));

    private AxisField After => fieldAxis(picture.FieldOf(step.To.Layer));

    /// <summary>How the size grows: <c>6 + (5 − 1) · 1 · 2 = 14</c>.</summary>
    public string Size
    {
        get
        {
            var terms = LongestPath().GroupBy(term => term).Select(alike => alike.Key.InWords(alike.Count())).ToList();
            var grown = LongestPath().Sum(term => term.Value);
            if (Before.Size + grown != After.Size)
            {
                return Text($"{Before.Size} → {After.Size}, the union of its paths");
            }

            var sum = terms.Count is 0 or > MostTerms ? Text($"{grown}") : string.Join(" + ", terms);
            return Text($"{Before.Size} + {sum} = {After.Size}");
        }
    }

    /// <summary>How the stride grows: <c>2 · 2 = 4</c>.</summary>
    public string Stride => After.Stride == Before.Stride
        ? Text($"{After.Stride}")
        : Text($"{Before.Stride} · {After.Stride / Before.Stride} = {After.Stride}");

    // Of several paths the one that grows most gives the size where all of them are aligned.
    private List<Term> LongestPath()
    {
        var best = new Dictionary<int, (long Grown, int From, Term? Term)> { [step.From.Layer.Index] = (0, -1, null) };
        foreach (var layer in picture.Trace.Layers.Select(traced => traced.Layer).Where(layer => layer.Index > step.From.Layer.Index))
        {
            var inputs = layer.Inputs.Where(input => best.ContainsKey(input.Index)).ToList();
            if (inputs.Count > 0)
            {
                var from = inputs.MaxBy(input => best[input.Index].Grown)!;
                var term = TermOf(layer);
                best[layer.Index] = (best[from.Index].Grown + (term?.Value ?? 0), from.Index, term);
            }
        }

        var terms = new List<Term>();
        for (var i = step.To.Layer.Index; i >= 0; i = best[i].From)
        {
            if (best[i].Term is { Value: > 0 } term)
            {
                terms.Insert(0, term);
            }
        }

        // A window of one position is shown with its zero, since it is the whole step.
        return terms.Count == 0 && step.Single is not null ? [TermOf(step.Windows[^1])!] : terms;
    }

    private Term? TermOf(GraphNode layer) => FieldStep.WindowOf(layer) is { } window
        ? new Term(windowAxis(window).Kernel, windowAxis(window).Dilation, fieldAxis(picture.FieldOf(layer.Inputs[0])).Stride)
        : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Term(int Kernel, int Dilation, long Jump)
    {
        public long Value => (Kernel - 1L) * Dilation * Jump;

        public string InWords(int times) => (times > 1 ? Text($"{times} · ") : "") + Text($"({Kernel} − 1) · {Dilation} · {Jump}");
    }
}
