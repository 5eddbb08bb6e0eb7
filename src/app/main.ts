const place = document.getElementById("app");
if (place) place.textContent = "Learning Curve";
