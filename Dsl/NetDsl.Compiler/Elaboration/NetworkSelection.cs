using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Takes the network that a request means from those that its text declares.</summary>
internal static class NetworkSelection
{
    /// <summary>The only network where none is named, else the named one; null after reporting why there is none.</summary>
    public static NetworkSyntax? Find(SourceFileSyntax file, NetworkRequest request, DiagnosticBag diagnostics)
    {
        var networks = file.Networks;
        if (request.Network is not null)
        {
            return networks.FirstOrDefault(network => network.Name?.Name == request.Network)
                ?? ReportMissing(file, request, request.Network, diagnostics);
        }

        return networks.Count switch
        {
            0 => ReportNone(file, request, diagnostics),
            1 => networks[0],
            _ => ReportSeveral(file, request, diagnostics),
        };
    }

    private static NetworkSyntax? ReportNone(SourceFileSyntax file, NetworkRequest request, DiagnosticBag diagnostics)
    {
        // A text that could not be read at all has been reported as such.
        if (!diagnostics.HasErrors)
        {
            diagnostics.Add(ProjectRules.NetworkNotFound.At(
                file.Source.Span(0, 0), request.Place.Name, request.Place.Name, Quote(file.Source.Path), "only blocks", $"add 'network {request.Place.Name} {{ … }}'"));
        }

        return null;
    }

    private static NetworkSyntax? ReportMissing(SourceFileSyntax file, NetworkRequest request, string name, DiagnosticBag diagnostics)
    {
        var names = Names(file);
        var declared = names.Count == 0 ? "none by name" : string.Join(", ", names.Select(Quote));
        var repair = names.Count == 0 ? "remove 'Name'" : Suggestions.Repair(name, names, $"choose one, such as 'Name = \"{names[0]}\"'");
        diagnostics.Add(ProjectRules.NetworkNotFound.At(
            new SourceText(NetworkRequest.NamePath, name).Span(0, name.Length),
            request.Place.Name,
            name,
            Quote(file.Source.Path),
            declared,
            repair).Suggesting(Suggestions.Closest(name, names)));
        return null;
    }

    private static NetworkSyntax? ReportSeveral(SourceFileSyntax file, NetworkRequest request, DiagnosticBag diagnostics)
    {
        var names = Names(file);
        var first = names.Count > 0 ? names[0] : request.Place.Name;
        diagnostics.Add(ProjectRules.NetworkNotChosen.At(
            new SourceText(NetworkRequest.NamePath, "").Span(0, 0),
            request.Place.Name,
            Quote(file.Source.Path),
            file.Networks.Count,
            string.Join(", ", file.Networks.Select(network => network.Name is null ? "one without a name" : Quote(network.Name.Name))),
            first));
        return null;
    }

    private static List<string> Names(SourceFileSyntax file) =>
        [.. file.Networks.Select(network => network.Name?.Name).OfType<string>()];

    private static string Quote(string text) => $"'{text}'";
}
