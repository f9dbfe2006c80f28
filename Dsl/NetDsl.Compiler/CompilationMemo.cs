using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler;

/// <summary>
/// Compiles each network once, whoever asks: the generator for its code, the analyzer for its diagnostics. Bounded, safe for any
/// number of threads, and keyed by content, so that nothing in it can be out of date.
/// </summary>
/// <param name="capacity">The most networks that are kept.</param>
/// <param name="compile">The compiler; what it throws becomes NDSL9001.</param>
public sealed class CompilationMemo(int capacity, Func<NetworkRequest, NetworkCompilation> compile)
{
    private readonly BoundedMemo<NetworkRequest, NetworkCompilation> results = new(capacity, request => Guarded(compile, request));

    /// <summary>The memo that all hosts in one process share.</summary>
    public static CompilationMemo Shared { get; } = new(256, NetCompiler.Compile);

    /// <summary>How many networks were compiled, as opposed to remembered.</summary>
    public long Compilations => results.Computations;

    /// <summary>The compilation of a network, made now or remembered.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; nothing half-made is kept.</exception>
    public NetworkCompilation Compile(NetworkRequest request, CancellationToken cancellation = default) => results[request, cancellation];

    private static NetworkCompilation Guarded(Func<NetworkRequest, NetworkCompilation> compile, NetworkRequest request)
    {
        try
        {
            return compile(request);
        }
        catch (Exception fault)
        {
            var start = new SourceText(request.Source.Path, request.Source.Text).Span(0, 0);
            var diagnostic = InternalRules.CompilerFault.At(start, InternalRules.Arguments(request.Place.Name, fault));
            return new NetworkCompilation(request, null, null, [diagnostic], "");
        }
    }
}
