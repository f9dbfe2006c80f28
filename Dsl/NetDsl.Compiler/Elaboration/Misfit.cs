using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>
/// Why a network cannot be built with what it is given. What is to blame is found by trials: the argument without which it can be built,
/// and the smallest image that is large enough.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="entry">The layer whose output it is applied to; null where it begins with its own input.</param>
/// <param name="attempt">Runs a trial.</param>
internal sealed class Misfit(
    UsableNetwork network,
    IReadOnlyDictionary<string, GivenValue> arguments,
    GraphNode? entry,
    Func<TrialInput, TrialResult> attempt)
{
    private const int MostSuspects = 8;

    private readonly ImageParameter? image = ImageParameter.Find(network.Syntax);

    /// <summary>Those of some mistakes that the network has on its own, whoever uses it.</summary>
    public IReadOnlyList<CompilerDiagnostic> Own(IReadOnlyList<CompilerDiagnostic> mistakes)
    {
        var required = arguments
            .Where(pair => network.Syntax.Parameters.Any(parameter => parameter.Name.Name == pair.Key && parameter.Default is null))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        var alone = attempt(new TrialInput(required, null) { FindsAll = true }).Mistakes;
        return [.. mistakes.Where(mistake => alone.Any(other => IsSame(mistake, other)))];
    }

    /// <summary>The diagnostic at the argument of the network itself that is to blame, or null where that is better said inside.</summary>
    public CompilerDiagnostic? OfArgument(CompilerDiagnostic cause)
    {
        var culprit = FindCulprit();
        return culprit is null || (!network.IsOfLibrary && culprit.Name != image?.Name) ? null
            : TooSmall(cause, culprit, culprit.Value.Span)
            ?? (network.IsOfLibrary ? Fault(cause, culprit, culprit.Value.Span) : null);
    }

    /// <summary>The diagnostic at the argument, or at the network's name where the value that it is applied to is to blame.</summary>
    /// <param name="cause">The first mistake inside.</param>
    /// <param name="use">Where the network's name is written.</param>
    /// <param name="freePrefix">A name that could stand before those of its layers.</param>
    public CompilerDiagnostic OfUse(CompilerDiagnostic cause, SourceSpan use, Func<string> freePrefix)
    {
        if (cause.Rule == NameRules.DuplicateName || cause.Rule == LoopRules.TooManyLayers || cause.Rule == LoopRules.TooManySteps)
        {
            var alone = attempt(new TrialInput(arguments, entry?.Output));
            if (alone.Succeeded)
            {
                return OfSurroundings(cause, use, freePrefix);
            }

            // A name would not be enough: what it is applied to does not fit it either, and that is the mistake to mend first.
            cause = alone.Mistakes.First(mistake => mistake.IsError);
        }

        var culprit = FindCulprit();
        var span = culprit?.Value.Span ?? use;
        var diagnostic = TooSmall(cause, culprit, span) ?? Fault(cause, culprit, span);
        diagnostic = culprit is null && entry is not null
            ? diagnostic.With(entry.Span, $"'{entry.ShownName}' gives {entry.Output.ToSentence()}")
            : diagnostic;
        var place = InnerMistake.Place(cause);
        return diagnostic.With(place.Span, place.Message);
    }

    /// <summary>What keeps a network from its place that can be built alone: a name that is taken, or how often it is used.</summary>
    private CompilerDiagnostic OfSurroundings(CompilerDiagnostic cause, SourceSpan use, Func<string> freePrefix) => cause.Rule == NameRules.DuplicateName
        ? UseRules.UsedNameTaken
            .At(use, network.Name, InnerMistake.Subject(cause), freePrefix())
            .With(cause.Related[0].Span, "the name is taken here")
        : cause with { Span = use };

    private Suspect? FindCulprit() => arguments
        .Where(pair => network.Syntax.Parameters.Any(parameter => parameter.Name.Name == pair.Key && parameter.Default is not null))
        .OrderByDescending(pair => pair.Key == image?.Name)
        .Take(MostSuspects)
        .Select(pair => new Suspect(pair.Key, pair.Value))
        .FirstOrDefault(suspect => attempt(new TrialInput(Without(suspect.Name), entry?.Output)).Succeeded);

    private Dictionary<string, GivenValue> Without(string name) =>
        arguments.Where(pair => pair.Key != name).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>The diagnostic of an image that is too small, with the size that is not; null where size is not the matter.</summary>
    private CompilerDiagnostic? TooSmall(CompilerDiagnostic cause, Suspect? culprit, SourceSpan span)
    {
        if (!cause.Rule.Id.StartsWith("NDSL3", StringComparison.Ordinal) || ShapeOf(culprit) is not { } shape)
        {
            return null;
        }

        var search = new ImageSearch(shape, side => attempt(With(side, shape)).Succeeded);
        var isJoin = cause.Rule == ShapeRules.AddedShapesDiffer || cause.Rule == ShapeRules.JoinedSizesDiffer || cause.Rule == GraphRules.ResidualShapes;
        if ((isJoin ? search.Next() : search.Smallest()) is not { } side)
        {
            return null;
        }

        var size = FormattableString.Invariant($"{side} x {side}");
        var replacement = FormattableString.Invariant($"{side}x{side}x{shape.Channels}");
        return FitRules.ImageDoesNotFit
            .At(span, network.Name, shape.ToSentence(), InnerMistake.Sentence(cause), isJoin ? size : "at least " + size)
            .Suggesting(culprit is not null && culprit.IsPlainSize ? replacement : null);
    }

    private TensorShape? ShapeOf(Suspect? culprit) => culprit is null
        ? entry is { Output.IsSpatial: true } ? entry.Output : null
        : culprit.Name == image?.Name ? culprit.Shape : null;

    private TrialInput With(int side, TensorShape shape)
    {
        var square = TensorShape.Image(side, side, shape.Channels);
        if (image is null || !arguments.TryGetValue(image.Name, out var given))
        {
            return new TrialInput(arguments, square);
        }

        var resized = Without(image.Name);
        resized[image.Name] = given with { Value = new SizeValue([side, side, shape.Channels]) };
        return new TrialInput(resized, entry is null ? null : square);
    }

    private CompilerDiagnostic Fault(CompilerDiagnostic cause, Suspect? culprit, SourceSpan span)
    {
        var circumstance = culprit is not null ? $"with '{culprit.Name}: {Excerpt.Of(culprit.Value.Span)}'"
            : entry is not null ? $"on {InWords(entry.Output)} from '{entry.ShownName}'"
            : "here";
        return UseRules.UsedNetworkFault.At(span, network.Name, circumstance, InnerMistake.Sentence(cause), Repair(cause, culprit));
    }

    private string Repair(CompilerDiagnostic cause, Suspect? culprit)
    {
        if (culprit is not null)
        {
            var parameter = network.Syntax.Parameters.First(one => one.Name.Name == culprit.Name);
            return $"give '{culprit.Name}' another value, such as {Excerpt.Of(parameter.Default!.Span)}";
        }

        if (entry is not null && attempt(new TrialInput(arguments, null)) is { Succeeded: true, Input: { } input })
        {
            return $"apply it to {InWords(input)}, the input that it declares, or to something like it";
        }

        // What would mend the library's own text is of no use to those who cannot change it.
        return (network.IsOfLibrary ? null : InnerMistake.Repair(cause)) ?? "give it other arguments";
    }

    private static string InWords(TensorShape shape) => shape.IsSpatial ? $"an image of {shape.ToSentence()}" : $"a vector of {shape.ToSentence()}";

    private static bool IsSame(CompilerDiagnostic mistake, CompilerDiagnostic other) => other.Rule == UseRules.UsedNetworkFault
        ? other.Span.Source == mistake.Span.Source && other.Span.Start <= mistake.Span.Start && mistake.Span.End <= other.Span.End
        : other.Rule == mistake.Rule && other.Span == mistake.Span;
}
