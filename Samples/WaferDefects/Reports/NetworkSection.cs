namespace WaferDefects.Reports;

/// <summary>The network as the compiler sees it.</summary>
internal static class NetworkSection
{
    public static void Write(Markup page)
    {
        page.Add("<section>").Add("<h2>The network</h2>");
        page.Add($"<p>{WaferNet.ParameterCount:N0} parameters, {WaferNet.TrainableParameterCount:N0} of them trainable; {WaferNet.Macs:N0} multiply-adds for a map. The field is the part of the map, in dies, that a value depends on.</p>");
        page.Add("<div class=\"table\"><table><tr><th>layer</th><th>kind</th><th>output</th><th>parameters</th><th>field</th><th>multiply-adds</th></tr>");
        foreach (var layer in WaferNet.Layers)
        {
            var field = layer.Field is { } seen ? $"{seen.Height} x {seen.Width}" : "all";
            page.Add($"<tr><td>{Markup.Text(layer.Name)}</td><td>{Markup.Text(layer.Kind)}</td><td>{string.Join(" x ", layer.Output)}</td><td>{layer.Parameters:#,#}</td><td>{field}</td><td>{layer.Macs:#,#}</td></tr>");
        }

        page.Add("</table></div>").Add("</section>");
    }
}
