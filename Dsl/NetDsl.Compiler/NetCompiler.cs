using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Elaboration;
using NetDsl.Compiler.Emit;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler;

/// <summary>The whole pipeline: text to tree to graph to facts to programs to C#.</summary>
public static class NetCompiler
{
    /// <summary>Compiles a network. Never throws for what a user wrote; a fault of the compiler itself becomes NDSL9001.</summary>
    public static NetworkCompilation Compile(NetworkRequest request)
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText(request.Source.Path, request.Source.Text);
        try
        {
            return Compile(request, source, diagnostics);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            diagnostics.Add(InternalRules.CompilerFault.At(source.Span(0, 0), InternalRules.Arguments(request.Place.Name, fault)));
            return Failed(request, diagnostics.ToSorted(), []);
        }
    }

    private static NetworkCompilation Compile(NetworkRequest request, SourceText source, DiagnosticBag diagnostics)
    {
        var ofLibrary = NetworkLibrary.FileOf(source);
        var file = ofLibrary is null ? NetworkParser.Parse(source, diagnostics) : ParsedLibrary.Tree(ofLibrary);
        var sources = ofLibrary is null ? new NetworkSources(file, request.Files, diagnostics) : ParsedLibrary.Sources(ofLibrary);
        var arguments = NetworkParser.ParseArguments(new SourceText(NetworkRequest.ArgumentsPath, request.Arguments), diagnostics);
        var network = NetworkSelection.Find(file, request, diagnostics);
        var graph = network is null ? null : Elaborator.Run(network, request.Place.Name, sources, arguments, diagnostics);
        if (graph is null)
        {
            return Failed(request, Allowed(file, diagnostics), LabelsOf(network));
        }

        var facts = NetworkFacts.Compute(graph);
        if (!WeightLimit.Holds(graph, facts, diagnostics))
        {
            return Failed(request, Allowed(file, diagnostics), LabelsOf(network));
        }

        var programs = PassPipeline.Run(graph, node => LayerTable.Describe(facts, node), request.Place.Name, request.Targets);
        if (!MemoryLimit.Holds(graph, facts, programs, diagnostics))
        {
            return Failed(request, Allowed(file, diagnostics), LabelsOf(network));
        }

        GraphLints.Run(graph, facts, diagnostics);
        ContractCheck.Run(graph, facts, programs.TrainingBytesPerSample, diagnostics);
        var shown = Allowed(file, diagnostics);
        var fault = shown.FirstOrDefault(diagnostic => diagnostic.IsError);
        var emission = new EmissionInput(QualifyNames.Mark(request.Place), graph, facts, programs, fault?.ToString())
        {
            IsProfiled = request.IsProfiled,
        };
        return new NetworkCompilation(request, graph, facts, shown, CpuEmitter.Run(emission))
        {
            Parts = TargetParts.Of(emission, request.Targets),
            ProfiledPrograms = request.IsProfiled && fault is null ? programs : null,
        };
    }

    private static NetworkCompilation Failed(
        NetworkRequest request,
        IReadOnlyList<CompilerDiagnostic> diagnostics,
        IReadOnlyList<string> labels)
    {
        var fault = diagnostics.First(diagnostic => diagnostic.IsError).ToString();
        var place = QualifyNames.Mark(request.Place);
        return new NetworkCompilation(request, null, null, diagnostics, FaultyEmitter.Run(place, fault, labels))
        {
            Parts = TargetParts.OfFaulty(place, labels.Count > 0, request.Targets),
        };
    }

    // Advice is not shown where a comment on its line allows it, nor where it is about the library's own text, which no user can change.
    // Errors cannot be allowed.
    private static IReadOnlyList<CompilerDiagnostic> Allowed(SourceFileSyntax file, DiagnosticBag diagnostics) =>
    [
        .. diagnostics.ToSorted().Where(diagnostic =>
            diagnostic.IsError
            || (!NetworkLibrary.Owns(diagnostic.Span.Source) && !IsAllowed(file, diagnostic))),
    ];

    private static bool IsAllowed(SourceFileSyntax file, CompilerDiagnostic diagnostic) =>
        diagnostic.Span.Source == file.Source
        && file.AllowedIds.TryGetValue(file.Source.PositionOf(diagnostic.Span.Start).Line, out var allowed)
        && allowed.Contains(diagnostic.Rule.Id);

    private static IReadOnlyList<string> LabelsOf(NetworkSyntax? network) => network is null
        ? []
        :
        [
            .. LabelsIn(network.Body)
                .SelectMany(labels => labels.Names)
                .Select(name => string.Concat(name.Parts.OfType<LiteralTextSyntax>().Select(part => part.Value)))
                .Distinct(),
        ];

    // Which of several conditions holds is not known for a faulty network: all names that C# may use are declared.
    private static IEnumerable<LabelsSyntax> LabelsIn(BodySyntax body)
    {
        var bodies = new Stack<BodySyntax>([body]);
        while (bodies.Count > 0)
        {
            foreach (var statement in bodies.Pop().Statements)
            {
                if (statement is LabelsSyntax labels)
                {
                    yield return labels;
                }
                else if (statement is WhenSyntax choice)
                {
                    bodies.Push(choice.Then);
                    if (choice.Else is not null)
                    {
                        bodies.Push(choice.Else);
                    }
                }
            }
        }
    }
}
